import type { Locator, Page } from 'playwright-core';

/** So many stops are walked past before a thing counts as out of reach. */
const PATIENCE = 120;

/** Run in the page: what has the focus, and whether a line or a shadow stands around it. */
const AROUND = `(() => {
  const at = document.activeElement;
  const around = [at, at.parentElement, at.closest('label')].filter(Boolean);
  const shows = around.some((each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
  return { name: at.tagName + ' ' + at.textContent.slice(0, 30), shows };
})()`;

/** A page that is used by its keyboard alone. */
export class Keys {
  /** How often a key was pressed to get to something. */
  stops = 0;
  /** Stops that did not show where one is. */
  readonly unseen: string[] = [];

  constructor(readonly page: Page) {}

  /** Walks on, stop by stop, until the thing has the focus. */
  async reach(goal: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await goal.first().waitFor();
    for (let step = 0; step <= PATIENCE; step++) {
      if ((await goal.and(this.page.locator(':focus')).count()) > 0) return this.look();
      await this.page.keyboard.press(key);
      this.stops++;
    }
    throw new Error(`no key leads to ${String(goal)}`);
  }

  async press(goal: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.reach(goal);
    await this.page.keyboard.press(key);
  }

  /** Over what stands in the field. */
  async type(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(text);
  }

  /** In a closed list of the browser's own, from its first choice on. */
  async choose(list: Locator, label: string): Promise<void> {
    await this.reach(list);
    for (let step = 0; step <= PATIENCE; step++) {
      await this.page.keyboard.press(step === 0 ? 'Home' : 'ArrowDown');
      if ((await list.locator('option:checked').innerText()) === label) return;
    }
    throw new Error(`no choice is ${label}`);
  }

  private async look(): Promise<void> {
    const { name, shows } = await this.page.evaluate<{ name: string; shows: boolean }>(AROUND);
    if (!shows) this.unseen.push(name);
  }
}
