/** Under this token Nest hands out the configuration that was read at the start. */
export const CONFIG = Symbol('CONFIG');
