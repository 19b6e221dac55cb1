/**
 * Cuts a list so that a statement that binds `each` parameters for an item, and up to ten others, stays below the 100
 * that D1 allows.
 */
export function inChunks<Item>(items: Item[], each = 1): Item[][] {
  const size = Math.floor(90 / each);
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
