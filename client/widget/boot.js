export {};
//# sourceMappingURL=boot.js.map
