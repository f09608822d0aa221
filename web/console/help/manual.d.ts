/** A manual of docs/zh as `manuals.js` makes it when the console is built. */
declare module '*.md' {
  const about: { title: string; sections: { id: string; title: string }[] };
  export default about;
  /** The product's own, made when it was built. */
  export const html: string;
}
