package org.entente.search.scope;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbers for governance classes, so that what a scope makes of one is an array's element. A class
 * keeps its number for as long as the index is open.
 */
final class ClassNumbers {
  private final Map<String, Integer> byId = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();

  int of(String classId) {
    return byId.computeIfAbsent(classId, _ -> next.getAndIncrement());
  }
}
