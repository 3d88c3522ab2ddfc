/** The package is CommonJS and has no types: `default` is the path of the binary. */
declare module 'workerd' {
  const runtime: { default: string };
  export default runtime;
}
