import { LayGround1764000000000 } from './1764000000000-lay-ground.js';
import { LayRegister1764000001000 } from './1764000001000-lay-register.js';
import { LayMoney1764000002000 } from './1764000002000-lay-money.js';
import { LayStations1764000010000 } from './1764000010000-lay-stations.js';
import { LayTraining1764000011000 } from './1764000011000-lay-training.js';
import { LivePayouts1764000020000 } from './1764000020000-live-payouts.js';
import { UnclearReturnRows1764000021000 } from './1764000021000-unclear-return-rows.js';
import { ComparePayouts1764000022000 } from './1764000022000-compare-payouts.js';
import { ChainTheAuditLog1764000030000 } from './1764000030000-chain-the-audit-log.js';
import { KeepAnswers1764000031000 } from './1764000031000-keep-answers.js';
import { SlowDownGuessing1764000032000 } from './1764000032000-slow-down-guessing.js';
import { VersionTheDataKeys1764000042000 } from './1764000042000-version-the-data-keys.js';
import { SecondFactorAndLimits1764000043000 } from './1764000043000-second-factor-and-limits.js';
import { PlanTheEndingCheckAnew1764000047000 } from './1764000047000-plan-the-ending-check-anew.js';
import { FindEventsOfAPerson1764000048000 } from './1764000048000-find-events-of-a-person.js';
import { FreeTheKeysOfTheDead1764000052000 } from './1764000052000-free-the-keys-of-the-dead.js';
import { MarkTheInstallation1764000053000 } from './1764000053000-mark-the-installation.js';
import { MarkChangedFacts1764000054000 } from './1764000054000-mark-changed-facts.js';
import { NumberLinesByRound1764000054100 } from './1764000054100-number-lines-by-round.js';
import { KeepWaivers1764000054200 } from './1764000054200-keep-waivers.js';
import { SettingsOfRegions1764000055000 } from './1764000055000-settings-of-regions.js';
import { RecordWhatTheBankIsGiven1764000055100 } from './1764000055100-record-what-the-bank-is-given.js';
import { NameTheBranchOfAnAccount1764000055200 } from './1764000055200-name-the-branch-of-an-account.js';
import { TellWhatRowsChange1764000056000 } from './1764000056000-tell-what-rows-change.js';
import { CorrectIdentities1764000057000 } from './1764000057000-correct-identities.js';
import { WithdrawPaymentsOfThePast1764000058000 } from './1764000058000-withdraw-payments-of-the-past.js';
import { TakeBackInstalments1764000058100 } from './1764000058100-take-back-instalments.js';
import { SayWhyASessionEnded1764000059000 } from './1764000059000-say-why-a-session-ended.js';
import { FindPeopleInMoreWays1764000060000 } from './1764000060000-find-people-in-more-ways.js';
import { CountWhatWaits1764000060100 } from './1764000060100-count-what-waits.js';
import { SubmitPolicies1764000061000 } from './1764000061000-submit-policies.js';
import { FindPaymentsOfAPerson1764000062000 } from './1764000062000-find-payments-of-a-person.js';
import { WithdrawPeople1764000063000 } from './1764000063000-withdraw-people.js';
import { KeepLongWork1764000066000 } from './1764000066000-keep-long-work.js';
import { TicketsForDownloads1764000067000 } from './1764000067000-tickets-for-downloads.js';
import { TakeBackEndings1764000069000 } from './1764000069000-take-back-endings.js';
import { RatesByEmployer1764000071000 } from './1764000071000-rates-by-employer.js';
import { ServiceForAwards1764000071100 } from './1764000071100-service-for-awards.js';
import { StaffingOfPosts1764000072000 } from './1764000072000-staffing-of-posts.js';
import { RegistrationOnce1764000073000 } from './1764000073000-registration-once.js';
import { Claims1764000074000 } from './1764000074000-claims.js';
import { ClaimsOfStubs1764000074100 } from './1764000074100-claims-of-stubs.js';
import { ClaimsOfPolicies1764000075000 } from './1764000075000-claims-of-policies.js';
import { KeepPapers1764000077000 } from './1764000077000-keep-papers.js';
import { YearsOfStipends1764000078000 } from './1764000078000-years-of-stipends.js';
import { TemplatesOfOffices1764000079000 } from './1764000079000-templates-of-offices.js';
import { FundPolicies1764000081000 } from './1764000081000-fund-policies.js';
import { HalfDaysOfTraining1764000082000 } from './1764000082000-half-days-of-training.js';
import { TellWhereStationsAre1764000083000 } from './1764000083000-tell-where-stations-are.js';
import { PhotographsOfReports1764000083100 } from './1764000083100-photographs-of-reports.js';
import { RemindOfReports1764000083200 } from './1764000083200-remind-of-reports.js';
import { ReviseUnusedSchemes1764000083300 } from './1764000083300-revise-unused-schemes.js';
import { Leaders1764000084000 } from './1764000084000-leaders.js';
import { YearlyBudgets1764000084100 } from './1764000084100-yearly-budgets.js';
import { BankProfilesOfOffices1764000085000 } from './1764000085000-bank-profiles-of-offices.js';
import { BackupsByThemselves1764000086000 } from './1764000086000-backups-by-themselves.js';
import { MarkNeighboursOfNotices1764000087000 } from './1764000087000-mark-neighbours-of-notices.js';

/** In the order in which they run. A migration that has run anywhere is never edited. */
export const MIGRATIONS = [
  LayGround1764000000000,
  LayRegister1764000001000,
  LayMoney1764000002000,
  LayStations1764000010000,
  LayTraining1764000011000,
  LivePayouts1764000020000,
  UnclearReturnRows1764000021000,
  ComparePayouts1764000022000,
  ChainTheAuditLog1764000030000,
  KeepAnswers1764000031000,
  SlowDownGuessing1764000032000,
  VersionTheDataKeys1764000042000,
  SecondFactorAndLimits1764000043000,
  PlanTheEndingCheckAnew1764000047000,
  FindEventsOfAPerson1764000048000,
  FreeTheKeysOfTheDead1764000052000,
  MarkTheInstallation1764000053000,
  MarkChangedFacts1764000054000,
  NumberLinesByRound1764000054100,
  KeepWaivers1764000054200,
  SettingsOfRegions1764000055000,
  RecordWhatTheBankIsGiven1764000055100,
  NameTheBranchOfAnAccount1764000055200,
  TellWhatRowsChange1764000056000,
  CorrectIdentities1764000057000,
  WithdrawPaymentsOfThePast1764000058000,
  TakeBackInstalments1764000058100,
  SayWhyASessionEnded1764000059000,
  FindPeopleInMoreWays1764000060000,
  CountWhatWaits1764000060100,
  SubmitPolicies1764000061000,
  FindPaymentsOfAPerson1764000062000,
  WithdrawPeople1764000063000,
  KeepLongWork1764000066000,
  TicketsForDownloads1764000067000,
  TakeBackEndings1764000069000,
  RatesByEmployer1764000071000,
  ServiceForAwards1764000071100,
  StaffingOfPosts1764000072000,
  RegistrationOnce1764000073000,
  Claims1764000074000,
  ClaimsOfStubs1764000074100,
  ClaimsOfPolicies1764000075000,
  KeepPapers1764000077000,
  YearsOfStipends1764000078000,
  TemplatesOfOffices1764000079000,
  FundPolicies1764000081000,
  HalfDaysOfTraining1764000082000,
  TellWhereStationsAre1764000083000,
  PhotographsOfReports1764000083100,
  RemindOfReports1764000083200,
  ReviseUnusedSchemes1764000083300,
  Leaders1764000084000,
  YearlyBudgets1764000084100,
  BankProfilesOfOffices1764000085000,
  BackupsByThemselves1764000086000,
  MarkNeighboursOfNotices1764000087000,
];
