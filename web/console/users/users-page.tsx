import { useState } from 'react';
import type { components } from '../api/schema';
import { useAddress } from '../shared/address';
import { DataTable, type Column } from '../shared/data-table';
import { moment } from '../shared/days';
import { Filters } from '../shared/filters';
import { Page } from '../shared/page';
import { Badge } from '../shared/parts';
import { useList } from '../shared/use-query';
import { optionsOf, ROLES, word } from '../shared/words';
import { AccountDialog } from './accounts/account-dialog';
import { NewAccount } from './accounts/new-account';

type User = components['schemas']['UserResponse'];

const FILTERS = [
  { name: 'search', label: '用户名或姓名' },
  { name: 'role', label: '角色', options: optionsOf(ROLES) },
];

/** Who may sign in, as what and where; a person's account is put right in a dialog over the list. */
export default function UsersPage() {
  const [isNew, setNew] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const { search, change } = useAddress();
  const list = useList('/api/v1/users', ['search', 'role', 'id']);
  const open = list.data?.items.find((user) => user.id === openId);
  return (
    <Page
      title="账号"
      help="可以登录本系统的人员、各自的角色和辖区。离岗人员的账号请及时停用。"
      actions={
        <button type="button" className="button primary" onClick={() => setNew(true)}>
          新建账号
        </button>
      }
    >
      <Filters filters={FILTERS} />
      {search.id && (
        <p className="box wait">
          只列出所选的一个账号。{' '}
          <button type="button" className="button plain" onClick={() => change({ id: undefined })}>
            列出全部账号
          </button>
        </p>
      )}
      <DataTable
        caption="账号列表"
        kept={{ list: 'users', unit: '个账号' }}
        columns={columns(setOpenId)}
        query={list}
        rowKey={(user) => user.id}
        filters={['search', 'role', 'id']}
        empty={<p>还没有账号。点击“新建账号”。</p>}
      />
      {isNew && <NewAccount onClose={() => setNew(false)} />}
      {open && <AccountDialog key={open.id} user={open} onClose={() => setOpenId(null)} />}
    </Page>
  );
}

/** The author of what the product brought along; nobody can sign in by it. */
const BUILT_IN = 'system';

function loginName({ username }: User): string {
  return username === BUILT_IN ? '系统（随产品内置，不能登录）' : username;
}

function columns(onOpen: (id: string) => void): Column<User>[] {
  return [
    { title: '用户名', render: loginName },
    { title: '姓名', render: (user) => user.displayName },
    { title: '角色', render: (user) => word(ROLES, user.role) },
    {
      title: '辖区、站点',
      render: (user) => (user.stationName ? `${user.regionName}，${user.stationName}` : user.regionName),
    },
    {
      title: '双因素',
      render: (user) => (user.secondFactor ? <Badge tone="done">已启用</Badge> : <Badge tone="plain">未启用</Badge>),
    },
    { title: '最近登录', render: (user) => (user.lastLoginAt ? moment(user.lastLoginAt) : '从未登录') },
    {
      title: '状态',
      render: (user) =>
        user.disabled ? (
          <Badge tone="wrong">已停用</Badge>
        ) : user.mustChangePassword ? (
          <Badge tone="wait">待改初始密码</Badge>
        ) : (
          <Badge tone="done">正常</Badge>
        ),
    },
    {
      title: '办理',
      deeds: true,
      render: (user) => (
        <button
          type="button"
          className="button"
          aria-label={`管理账号 ${user.username}`}
          onClick={() => onOpen(user.id)}
        >
          管理
        </button>
      ),
    },
  ];
}
