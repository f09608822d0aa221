/**
 * For what is on the embedded database, or on none, whatever `TEST_DATABASE_URL` names: on a server it would be the same once more. `.ci/run`, which has
 * had it on the embedded database, sets `TEST_REPEATED` for the server's part, and ends badly where something skipped there passed nowhere.
 */
const IS_REPEATED = Boolean(process.env.TEST_REPEATED && process.env.TEST_DATABASE_URL);

export const describeEmbedded = IS_REPEATED ? describe.skip : describe;
