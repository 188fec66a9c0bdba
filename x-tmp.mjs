const t=performance.now();
await import('./dist/workers/worker.js'); console.log('worker imports',(performance.now()-t).toFixed(0));
