import { WORDS } from '../api/words';
import { count } from '../shared/money';
import { Answered } from '../shared/page';
import { useGet } from '../shared/use-query';

/** The forms of bank files that the product knows; which one is taken is chosen where the file is handed out. */
export function BankProfiles() {
  const profiles = useGet('/api/v1/bank-profiles');
  return (
    <Answered query={profiles}>
      {(items) => (
        <section className="panel">
          <p className="page-help">这些格式随系统提供，在批次的“送银行”中选用；这里只能查看。</p>
          <table className="data cards">
            <caption className="unseen">银行文件格式</caption>
            <thead>
              <tr>
                <th scope="col">名称</th>
                <th scope="col">文件</th>
                <th scope="col">编码</th>
                <th scope="col" className="number">
                  每份最多（行）
                </th>
                <th scope="col">本行他行分开</th>
                <th scope="col">说明</th>
              </tr>
            </thead>
            <tbody>
              {items.map((profile) => (
                <tr key={profile.code}>
                  <td data-label="名称">{profile.name}</td>
                  <td data-label="文件">{WORDS.BankFileKind[profile.fileKind]}</td>
                  <td data-label="编码">
                    {profile.fileKind === 'xlsx' ? '不适用' : WORDS.BankEncoding[profile.encoding]}
                  </td>
                  <td data-label="每份最多（行）" className="number">
                    {count(profile.rowLimit)}
                  </td>
                  <td data-label="本行他行分开">{profile.splitsOwnBank ? '分开' : '不分'}</td>
                  <td data-label="说明">{profile.note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Answered>
  );
}
