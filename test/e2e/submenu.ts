import type { Locator, Page } from 'playwright-core';
import { until } from '../host/until';

export const menuItem = (page: Page, text: string): Locator =>
  page.getByRole('menuitem').filter({ has: page.getByText(text, { exact: true }) });

/** Chooses from the "Copy As" submenu of a row. */
export async function submenu(page: Page, of: Locator, item: string): Promise<void> {
  await of.click({ button: 'right' });
  await choose(menuItem(page, 'Copy As'), menuItem(page, item));
}

/** Opens a submenu and takes an item of it. A menu takes no click in its first moments. */
export async function choose(parent: Locator, item: Locator): Promise<void> {
  await parent.waitFor();
  await until('the submenu', async () => {
    await parent.hover({ timeout: 1_000 }).catch(() => undefined);
    return item.isVisible();
  });
  await until('the choice', async () => {
    await item.click({ timeout: 1_000 }).catch(() => undefined);
    return item.waitFor({ state: 'detached', timeout: 300 }).then(
      () => true,
      () => false,
    );
  });
}
