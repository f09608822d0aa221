/** The program of {@link RosterThread}'s thread, as it is built. */
export const THREAD_FILE = new URL('./roster-thread-main.js', import.meta.url);
