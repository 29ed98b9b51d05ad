-- Datasets by what governs them: a preview of other rules counts them by class and lists those concerned, page by page.

create index dataset_by_class on dataset (governance_class, id);
