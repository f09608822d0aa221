export const ROLES = ['admin', 'officer', 'reviewer', 'finance', 'station_manager', 'auditor', 'leader'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  admin: '系统管理员',
  officer: '经办人',
  reviewer: '审核人',
  finance: '财务',
  station_manager: '站点负责人',
  auditor: '审计',
  leader: '负责人',
};
