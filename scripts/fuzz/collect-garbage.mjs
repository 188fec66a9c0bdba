// Loaded into the server under test (node --expose-gc): what is in use can only be told once garbage is swept.
process.on('SIGUSR2', () => globalThis.gc?.());
