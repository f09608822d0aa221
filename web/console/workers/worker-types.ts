import type { components } from '../api/schema';

/** As the service tells of people: in a list, and one with all facts. Personal numbers are masked. */
export type Worker = components['schemas']['WorkerItem'];
export type Person = components['schemas']['WorkerDetail'];
export type Organization = components['schemas']['OrganizationResponse'];
