import { LEVEL_NAMES, type Level } from '../certificates/level.js';
import { periodWords } from './subject.js';

/** What money is for, as papers to people say it. */

export function awardWords(level: Level): string {
  return `${LEVEL_NAMES[level]}一次性奖励`;
}

export function subjectWords(subject: string): string {
  const [kind = '', of = ''] = subject.split(':');
  return kind === 'award' ? awardWords(of as Level) : `${periodWords(of)}职业津贴`;
}
