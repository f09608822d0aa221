import { Select } from '../../shared/forms';
import { useAddress } from '../../shared/address';
import { useGet } from '../../shared/use-query';

/** The bank's format that is worked with: that of the address, else that of the files that count, else the first. */
export function useProfile(payoutId: string): string | undefined {
  const { search } = useAddress();
  const profiles = useProfiles(payoutId);
  const files = useGet('/api/v1/payouts/{id}/files', { params: { path: { id: payoutId } } });
  if (!profiles.data || !files.data) return undefined;
  const taken = files.data.find(({ kind, voidedAt }) => kind === 'bank-file' && voidedAt === null);
  const known = (code: string | null | undefined) => profiles.data.find((profile) => profile.code === code)?.code;
  return known(search.profile) ?? known(taken?.profile) ?? profiles.data[0]?.code;
}

export function ProfileChoice({ payoutId }: { payoutId: string }) {
  const { change } = useAddress();
  const profiles = useProfiles(payoutId);
  const profile = useProfile(payoutId);
  const chosen = profiles.data?.find(({ code }) => code === profile);
  return (
    <>
      <Select
        label="银行格式"
        name="profile"
        value={profile ?? ''}
        onChange={(code) => change({ profile: code })}
        options={(profiles.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      />
      {chosen && <p className="soft profile-note">{chosen.note}</p>}
    </>
  );
}

/** What the payout's own region is paid by. */
function useProfiles(payoutId: string) {
  const payout = useGet('/api/v1/payouts/{id}', { params: { path: { id: payoutId } } });
  const regionCode = payout.data?.regionCode ?? '';
  return useGet('/api/v1/bank-profiles', { params: { query: { regionCode } }, enabled: regionCode !== '' });
}
