import { apiRoot } from '../../api/address';

export interface DemoAccount {
  username: string;
  password: string;
  displayName: string;
  role: string;
  region: { name: string };
}

/** The demo's people. Asked without the API's client, which nobody needs before they have signed in; elsewhere there are none. */
export async function askDemo(): Promise<readonly DemoAccount[]> {
  try {
    const response = await fetch(new URL('api/v1/auth/demo-accounts', apiRoot));
    // Read whatever it says: an answer that nobody reads keeps its connection.
    const answer = (await response.json()) as { items?: DemoAccount[] };
    return answer.items ?? [];
  } catch {
    // Without an answer there is nobody to choose; the sign-in says itself what is wrong with the network.
    return [];
  }
}
