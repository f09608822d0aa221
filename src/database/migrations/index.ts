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
];
