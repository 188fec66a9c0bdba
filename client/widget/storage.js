/** Keeps values as JSON under `prefix`. What a full store does not take is only lost at the next reload. */
export function openMemory(prefix, store) {
  const readFull = (key) => {
    try {
      return JSON.parse(store[key] ?? 'null');
    } catch {
      return null;
    }
  };
  return {
    read: (key) => readFull(prefix + key),
    write: (key, value) => {
      try {
        store[prefix + key] = JSON.stringify(value);
      } catch {
        // Full or forbidden: this page still knows it.
      }
    },
    remove: (key) => {
      delete store[prefix + key];
    },
    list: (start) =>
      Object.keys(store).flatMap((key) => (key.startsWith(prefix + start) ? (readFull(key) ?? []) : [])),
  };
}
/** The browser's localStorage, or an object of this page where that is forbidden. */
export function browserStorage() {
  try {
    return localStorage;
  } catch {
    return {};
  }
}
//# sourceMappingURL=storage.js.map
