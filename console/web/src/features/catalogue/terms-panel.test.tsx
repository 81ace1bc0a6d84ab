import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { catalogueItems } from '@zhengyun/domain/catalogue/rules.ts';
import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { meWith, renderWithServer } from '../../testing/render-with-server.tsx';
import { TermsPanel } from './terms-panel.tsx';

afterEach(cleanup);

const AT = new Date('2026-11-23T02:00:00Z');
const facts = { prices: [], clouds: [], policy: profilePolicyAt(AT), published: [], at: AT };
const [item] = catalogueItems(facts).filter(({ code }) => code === 'cache');
if (!item) throw new Error('the catalogue has no cache');
const { terms } = item.version;
const by = { id: 'p-1', name: '赵立新' };
const version = { version: 2, validFrom: '2026-11-01T00:00:00.000Z', terms, reason: '调整', publishedBy: by };
const published = { ...version, publishedAt: '2026-10-20T00:00:00.000Z', withdrawn: null };
const ahead = { ...published, version: 4, validFrom: '2126-01-01T00:00:00.000Z' };
const gone = { ...ahead, version: 3, withdrawn: { at: '2026-11-02T00:00:00.000Z', by, reason: '日期填错' } };
const open = (role: string) =>
  renderWithServer(<TermsPanel item={item} />, {
    answers: {
      'session.me': meWith(role),
      'catalogue.versions': { versions: [ahead, gone, published] },
      'catalogue.withdraw': { item: 'cache', version: 4 },
    },
  });

describe('the history of an item’s terms', () => {
  it('lets the authority withdraw what is not in force yet, with a reason, and tells of what was withdrawn', async () => {
    const { asked } = open('authority-approver');
    await userEvent.click(await screen.findByText('历次版本'));
    expect(await screen.findByText('赵立新已撤回：日期填错')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /^撤\s?回$/ }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/第 4 版尚未生效/)).toBeTruthy();
    await userEvent.type(within(dialog).getByRole('textbox'), '日期填错');
    await userEvent.click(within(dialog).getByRole('button', { name: /^撤\s?回$/ }));
    const sent = { item: 'cache', version: 4, reason: '日期填错' };
    await waitFor(() => expect(asked('catalogue.withdraw')).toEqual([sent]));
  });

  it('is read by a department, who withdraws nothing', async () => {
    open('applicant');
    await userEvent.click(await screen.findByText('历次版本'));
    expect(await screen.findByText('赵立新已撤回：日期填错')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^撤\s?回$/ })).toBeNull();
  });
});
