-- Why: the catalog's own tables. A dataset row is what stands now; every revision is kept beside it,
-- so that an experiment can be repeated with the record it was made with. A change leaves a dirty mark
-- in the same transaction: index followers read the marks in an order (transaction id, sequence) that
-- never shows a later commit before an earlier one that is still open.

CREATE TABLE organisation (
  id       text   NOT NULL,
  name     text   NOT NULL,
  acronyms text[] NOT NULL,
  country  text   NOT NULL,
  CONSTRAINT organisation_pk PRIMARY KEY (id),
  CONSTRAINT organisation_id_is_ror CHECK (id ~ '^https://ror\.org/0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}$'),
  CONSTRAINT organisation_country_is_iso CHECK (country ~ '^[A-Z]{2}$')
);
COMMENT ON COLUMN organisation.acronyms IS 'the first is the one the programme uses';

CREATE TABLE dataset (
  id               uuid        NOT NULL,
  owner            text        NOT NULL,
  identifier       text        NOT NULL,
  metadata         jsonb       NOT NULL,
  governance_class text        NOT NULL,
  content_sha256   text        NOT NULL,
  revision         bigint      NOT NULL,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  CONSTRAINT dataset_pk PRIMARY KEY (id),
  CONSTRAINT dataset_owner_is_known FOREIGN KEY (owner) REFERENCES organisation (id),
  CONSTRAINT dataset_identifier_is_unique_per_owner UNIQUE (owner, identifier),
  CONSTRAINT dataset_identifier_is_bounded CHECK (length(identifier) BETWEEN 1 AND 512),
  CONSTRAINT dataset_revision_counts_from_one CHECK (revision >= 1)
);
COMMENT ON COLUMN dataset.content_sha256 IS 'of metadata and governance class: an equal save writes nothing';

CREATE TABLE dataset_version (
  dataset          uuid        NOT NULL,
  revision         bigint      NOT NULL,
  metadata         jsonb       NOT NULL,
  governance_class text        NOT NULL,
  content_sha256   text        NOT NULL,
  saved_at         timestamptz NOT NULL,
  saved_by         text        NOT NULL,
  CONSTRAINT dataset_version_pk PRIMARY KEY (dataset, revision),
  CONSTRAINT dataset_version_of_dataset FOREIGN KEY (dataset) REFERENCES dataset (id)
);
COMMENT ON COLUMN dataset_version.saved_by IS 'actor id: issuer, #, subject';

CREATE TABLE dataset_change (
  xid     xid8   NOT NULL DEFAULT pg_current_xact_id(),
  seq     bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  dataset uuid   NOT NULL,
  nonce   uuid   NOT NULL DEFAULT gen_random_uuid(),
  CONSTRAINT dataset_change_pk PRIMARY KEY (xid, seq)
);
COMMENT ON COLUMN dataset_change.nonce IS 'tells a mark from one that reuses its ids after a restore';

CREATE TABLE change_feed (
  singleton boolean NOT NULL DEFAULT true,
  id        uuid    NOT NULL DEFAULT gen_random_uuid(),
  CONSTRAINT change_feed_pk PRIMARY KEY (singleton),
  CONSTRAINT change_feed_has_one_row CHECK (singleton)
);
INSERT INTO change_feed DEFAULT VALUES;

-- Names, acronyms and countries as in the Research Organization Registry (CC0), ror-records @ d93fc667;
-- where the registry has no acronym the one in use in the programme stands.
INSERT INTO organisation (id, name, acronyms, country) VALUES
  ('https://ror.org/04qxsr837', 'Advanced Photon Source', ARRAY['APS']::text[], 'US'),
  ('https://ror.org/041m9xr71', 'Ames National Laboratory', ARRAY['Ames']::text[], 'US'),
  ('https://ror.org/01svjdw65', 'Argonne Leadership Computing Facility', ARRAY['ALCF']::text[], 'US'),
  ('https://ror.org/05gvnxz63', 'Argonne National Laboratory', ARRAY['ANL']::text[], 'US'),
  ('https://ror.org/02ex6cf31', 'Brookhaven National Laboratory', ARRAY['BNL']::text[], 'US'),
  ('https://ror.org/0382bxa43', 'Energy Sciences Network', ARRAY['ESnet']::text[], 'US'),
  ('https://ror.org/020hgte69', 'Fermi National Accelerator Laboratory', ARRAY['FNAL']::text[], 'US'),
  ('https://ror.org/01g5y5k24', 'High Energy Accelerator Research Organization', ARRAY['KEK']::text[], 'JP'),
  ('https://ror.org/00ty2a548', 'Idaho National Laboratory', ARRAY['INL']::text[], 'US'),
  ('https://ror.org/05nf86y53', 'Japan Atomic Energy Agency', ARRAY['JAEA']::text[], 'JP'),
  ('https://ror.org/02vck8g64', 'Japan Proton Accelerator Research Complex', ARRAY['J-PARC']::text[], 'JP'),
  ('https://ror.org/00097mb19', 'Japan Science and Technology Agency', ARRAY['JST']::text[], 'JP'),
  ('https://ror.org/01xjv7358', 'Japan Synchrotron Radiation Research Institute', ARRAY['JASRI']::text[], 'JP'),
  ('https://ror.org/02jbv0t02', 'Lawrence Berkeley National Laboratory', ARRAY['LBNL', 'LBL']::text[], 'US'),
  ('https://ror.org/041nk4h53', 'Lawrence Livermore National Laboratory', ARRAY['LLNL', 'LLL']::text[], 'US'),
  ('https://ror.org/02vkaa689', 'Linac Coherent Light Source', ARRAY['LCLS']::text[], 'US'),
  ('https://ror.org/01e41cf67', 'Los Alamos National Laboratory', ARRAY['LANL']::text[], 'US'),
  ('https://ror.org/048rj2z13', 'Ministry of Education, Culture, Sports, Science and Technology', ARRAY['MEXT']::text[], 'JP'),
  ('https://ror.org/03jdj4y14', 'NVIDIA', ARRAY[]::text[], 'US'),
  ('https://ror.org/05v3mvq14', 'National Energy Research Scientific Computing Center', ARRAY['NERSC']::text[], 'US'),
  ('https://ror.org/01x26mz03', 'National Energy Technology Laboratory', ARRAY['NETL']::text[], 'US'),
  ('https://ror.org/01t3wyv61', 'National Institute for Fusion Science', ARRAY['NIFS']::text[], 'JP'),
  ('https://ror.org/026v1ze26', 'National Institute for Materials Science', ARRAY['NIMS']::text[], 'JP'),
  ('https://ror.org/04ksd4g47', 'National Institute of Informatics', ARRAY['NII']::text[], 'JP'),
  ('https://ror.org/020rbyg91', 'National Institutes for Quantum Science and Technology', ARRAY['QST']::text[], 'JP'),
  ('https://ror.org/036266993', 'National Laboratory of the Rockies', ARRAY['NLR', 'NREL']::text[], 'US'),
  ('https://ror.org/05p915b28', 'Oak Ridge Leadership Computing Facility', ARRAY['OLCF']::text[], 'US'),
  ('https://ror.org/01qz5mb56', 'Oak Ridge National Laboratory', ARRAY['ORNL']::text[], 'US'),
  ('https://ror.org/031478740', 'Office of Scientific and Technical Information', ARRAY['OSTI']::text[], 'US'),
  ('https://ror.org/05h992307', 'Pacific Northwest National Laboratory', ARRAY['PNNL']::text[], 'US'),
  ('https://ror.org/03vn1ts68', 'Princeton Plasma Physics Laboratory', ARRAY['PPPL']::text[], 'US'),
  ('https://ror.org/01sjwvz98', 'RIKEN', ARRAY[]::text[], 'JP'),
  ('https://ror.org/03r519674', 'RIKEN Center for Computational Science', ARRAY['R-CCS', 'CCS']::text[], 'JP'),
  ('https://ror.org/05gzmn429', 'SLAC National Accelerator Laboratory', ARRAY['SLAC']::text[], 'US'),
  ('https://ror.org/01d1kv753', 'SPring-8', ARRAY[]::text[], 'JP'),
  ('https://ror.org/01apwpt12', 'Sandia National Laboratories', ARRAY['SNL']::text[], 'US'),
  ('https://ror.org/05vc7qy59', 'Savannah River National Laboratory', ARRAY['SRNL']::text[], 'US'),
  ('https://ror.org/00q6v6102', 'Spallation Neutron Source', ARRAY['SNS']::text[], 'US'),
  ('https://ror.org/04m8nb974', 'Spring-8 (Japan)', ARRAY[]::text[], 'JP'),
  ('https://ror.org/02vwzrd76', 'Thomas Jefferson National Accelerator Facility', ARRAY['TJNAF']::text[], 'US'),
  ('https://ror.org/01bj3aw27', 'United States Department of Energy', ARRAY['DOE']::text[], 'US'),
  ('https://ror.org/020f3ap87', 'University of Tennessee at Knoxville', ARRAY['UTK']::text[], 'US');

GRANT SELECT ON organisation TO entente_app;
GRANT SELECT, INSERT, UPDATE ON dataset TO entente_app;
GRANT SELECT, INSERT ON dataset_version TO entente_app;
GRANT SELECT, INSERT ON dataset_change TO entente_app;
GRANT SELECT ON change_feed TO entente_app;
