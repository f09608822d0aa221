import { word, ROLES } from '../shared/words';

export interface Manual {
  title: string;
  sections: readonly { id: string; title: string }[];
  html: string;
}

type Loaded = Promise<{ default: Omit<Manual, 'html'>; html: string }>;

/** By role; each is loaded when it is opened. */
const MANUALS: Readonly<Record<string, () => Loaded>> = {
  officer: () => import('../../../docs/zh/使用手册-经办人.md'),
  reviewer: () => import('../../../docs/zh/使用手册-审核人.md'),
  finance: () => import('../../../docs/zh/使用手册-财务.md'),
  station_manager: () => import('../../../docs/zh/使用手册-站点负责人.md'),
  admin: () => import('../../../docs/zh/使用手册-管理员.md'),
  leader: () => import('../../../docs/zh/使用手册-负责人.md'),
  auditor: () => import('../../../docs/zh/使用手册-审计.md'),
};

export const MANUAL_TABS = Object.keys(MANUALS).map((role) => ({ id: role, title: word(ROLES, role) }));

export async function manualOf(role: string): Promise<Manual> {
  const { default: about, html } = await MANUALS[role]!();
  return { ...about, html };
}
