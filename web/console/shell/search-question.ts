/** What was searched for in this tab, by a number that may stand in the address; after a reload it is forgotten. */

const questions = new Map<string, string>();

export function keepQuestion(text: string): string {
  const name = String(questions.size + 1);
  questions.set(name, text);
  return name;
}

export function questionOf(name: string | undefined): string | null {
  return questions.get(name ?? '') ?? null;
}
