declare module '*.css?inline' {
  const css: string;
  // biome-ignore lint/style/noDefaultExport: that is how Vite gives a style sheet as text
  export default css;
}
