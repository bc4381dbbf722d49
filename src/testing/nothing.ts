// Stands for `server-only` in tests: outside Next that package refuses every import.
export {}
