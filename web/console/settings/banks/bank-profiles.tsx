import { useState } from 'react';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { WORDS } from '../../api/words';
import { useAddress } from '../../shared/address';
import { moment } from '../../shared/days';
import { Confirm } from '../../shared/dialog';
import { useMay, useMe } from '../../shared/me';
import { count } from '../../shared/money';
import { Answered } from '../../shared/page';
import { useCounties } from '../../shared/regions';
import { RegionAsked, useRegionAsked } from '../region-asked';
import { useDeed } from '../../shared/use-deed';
import { useGet } from '../../shared/use-query';
import { ProfileEditor, type ProfileDetail } from './profile-editor';
import { freeCode } from './profile-form.js';

type Item = components['schemas']['BankProfileItem'];

/** The forms of bank files: those that ship with the product, and those that an office made after its bank's template. */
export function BankProfiles() {
  const me = useMe();
  const { search, change } = useAddress();
  const counties = useCounties();
  const regionCode = useRegionAsked();
  const profiles = useGet('/api/v1/bank-profiles', { params: { query: { regionCode } }, enabled: regionCode !== '' });
  const [saved, setSaved] = useState<string | null>(null);
  const regionName = counties.find(({ value }) => value === regionCode)?.label ?? me?.region.name ?? '';
  return (
    <>
      <RegionAsked leaves={{ code: undefined }} />
      <Answered query={profiles}>
        {(items) => (
          <>
            <ProfileList items={items} opened={search.code} open={(code) => change({ code })} />
            {search.code && items.some(({ code }) => code === search.code) && (
              <OneProfile
                key={`${regionCode} ${search.code}`}
                code={search.code}
                region={{ code: regionCode, name: regionName }}
                taken={items.map(({ code }) => code)}
                saved={(kept) => {
                  setSaved(kept.name);
                  change({ code: kept.code });
                }}
              />
            )}
            {saved && <p role="status">✓ 已保存“{saved}”，送银行时可以选用。</p>}
          </>
        )}
      </Answered>
    </>
  );
}

interface ListProps {
  items: readonly Item[];
  opened: string | undefined;
  open: (code: string) => void;
}

function ProfileList({ items, opened, open }: ListProps) {
  return (
    <section className="panel">
      <p className="page-help">
        在批次的“送银行”中选用，自己的排在最前。各银行的模板不公开，请打开一种相近的，照开户银行给的模板另存一种。
      </p>
      <table className="data cards">
        <caption className="unseen">银行文件格式</caption>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">来自</th>
            <th scope="col">文件</th>
            <th scope="col">编码</th>
            <th scope="col" className="number">
              每份最多（行）
            </th>
            <th scope="col">本行他行</th>
            <th scope="col">说明</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {items.map((profile) => (
            <tr key={profile.code}>
              <td data-label="名称">{profile.name}</td>
              <td data-label="来自">{profile.regionName ?? WORDS.TemplateSource[profile.source]}</td>
              <td data-label="文件">{WORDS.BankFileKind[profile.fileKind]}</td>
              <td data-label="编码">{profile.fileKind === 'xlsx' ? '不适用' : WORDS.BankEncoding[profile.encoding]}</td>
              <td data-label="每份最多（行）" className="number">
                {count(profile.rowLimit)}
              </td>
              <td data-label="本行他行">{profile.splitsOwnBank ? '分开' : '不分'}</td>
              <td data-label="说明">{profile.note}</td>
              <td data-label="操作">
                <button
                  type="button"
                  className="button plain nowrap"
                  aria-label={`查看${profile.name}`}
                  aria-expanded={opened === profile.code}
                  onClick={() => open(profile.code)}
                >
                  查看
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface OneProfileProps {
  code: string;
  region: { code: string; name: string };
  taken: readonly string[];
  saved: (kept: ProfileDetail) => void;
}

function OneProfile({ code, region, taken, saved }: OneProfileProps) {
  const may = useMay();
  const params = { path: { code }, query: { regionCode: region.code } };
  const detail = useGet('/api/v1/bank-profiles/{code}', { params });
  const [editing, setEditing] = useState<'own' | 'copy' | null>(null);
  const [isEnding, setEnding] = useState(false);
  return (
    <Answered query={detail}>
      {(answer) => {
        const isOwn = answer.ownVersion > 0;
        return (
          <>
            <section className="panel" aria-label={answer.name}>
              <h2>{answer.name}</h2>
              <p>
                列依次是：
                {answer.profile.columns.map(({ title, field }) => title || WORDS.BankField[field]).join('、')}。
              </p>
              {may('settings.regions') && !editing && (
                <div className="buttons">
                  {isOwn && (
                    <button type="button" className="button" onClick={() => setEditing('own')}>
                      修改
                    </button>
                  )}
                  <button type="button" className="button" onClick={() => setEditing('copy')}>
                    照它另存一种
                  </button>
                  {isOwn && (
                    <button type="button" className="button" onClick={() => setEnding(true)}>
                      停用
                    </button>
                  )}
                </div>
              )}
              <Versions detail={answer} />
            </section>
            {editing && (
              <ProfileEditor
                code={editing === 'own' ? code : freeCode(region.code, taken)}
                regionCode={region.code}
                regionName={region.name}
                profile={editing === 'own' ? answer.profile : { ...answer.profile, name: '', note: '' }}
                version={editing === 'own' ? answer.ownVersion : 0}
                onSaved={(kept) => {
                  setEditing(null);
                  saved(kept);
                }}
                onClose={() => setEditing(null)}
              />
            )}
            {isEnding && <Ending detail={answer} regionCode={region.code} onClose={() => setEnding(false)} />}
          </>
        );
      }}
    </Answered>
  );
}

function Versions({ detail: { versions } }: { detail: ProfileDetail }) {
  if (versions.length === 0) return null;
  return (
    <>
      <h3 className="below">改过几次</h3>
      <ul className="entries">
        {versions.map(({ version, name, byName, at, endedAt, endedByName, endReason }) => (
          <li key={version}>
            <span className="what">
              第 {version} 版“{name}”{endedAt === null ? '（现用）' : ''}
              <span className="soft">
                　{byName}于 {moment(at)} 保存
                {endedAt !== null && `，${endedByName ?? ''}于 ${moment(endedAt)} ${endReason ? '停用' : '更换'}`}
                {endReason && `：${endReason}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Ending({ detail, regionCode, onClose }: { detail: ProfileDetail; regionCode: string; onClose: () => void }) {
  const { code, name, ownVersion } = detail;
  const deed = useDeed(async (reason: string) => {
    const header = { 'If-Match': `"${ownVersion}"` };
    const params = { path: { code }, query: { regionCode, reason }, header };
    await api.DELETE('/api/v1/bank-profiles/{code}', { params });
  }, onClose);
  return (
    <Confirm
      title="停用银行文件格式"
      action="停用"
      reason={{ label: '停用的原因' }}
      deed={deed}
      onClose={onClose}
      danger
    >
      <p>停用后送银行时不能再选“{name}”；已经交给银行的文件和回单不受影响。</p>
    </Confirm>
  );
}
