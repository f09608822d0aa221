/** Where the service answers, seen from the page: the console stands at `…/console/`, the API at `…/api/v1/`. */
export const consoleRoot = new URL('.', document.baseURI);
export const apiRoot = new URL('..', consoleRoot);
/** Of the router: without the slash at the end. */
export const basePath = consoleRoot.pathname.replace(/\/$/, '');
