const t=performance.now();
await import('./dist/server/server.js'); console.log('server imports',(performance.now()-t).toFixed(0));
