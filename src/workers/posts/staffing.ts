/** 用工性质 of a post (domain.md §15, S4); null where nobody has said. A change is a new post. */
export const STAFFINGS = [
  'civil_servant',
  'civil_service_managed',
  'public_institution',
  'state_enterprise',
  'budget_contract',
  'off_establishment',
  'community_worker',
  'committee_member',
  'organization_contract',
] as const;
export type Staffing = (typeof STAFFINGS)[number];

/** The wording of 用工性质 on rosters and screens. */
export const STAFFING_NAMES: Record<Staffing, string> = {
  civil_servant: '公务员',
  civil_service_managed: '参公',
  public_institution: '事业编制',
  state_enterprise: '国企',
  budget_contract: '财政保障聘用',
  off_establishment: '编外聘用',
  community_worker: '社区专职',
  committee_member: '村（居）两委',
  organization_contract: '社会组织聘用',
};
