import { expect, it } from 'vitest';
import { addMonthsToDay } from './calendar.ts';
import { CONTRACT_REMINDERS, contractReminders } from './contract-reminders.ts';

it('reminds of contracts by the policy of the day, and by none before the first', () => {
  expect(contractReminders(new Date('2026-05-01T00:00:00Z')).id).toBe('sample-contract-reminders-2026');
  expect(() => contractReminders(new Date('2025-01-01T00:00:00Z'))).toThrow('no policy on reminders');
  const [sample] = CONTRACT_REMINDERS;
  const later = { id: 'later', validFrom: new Date('2027-01-01Z'), endingDays: [60], instalmentWorkingDays: 5 };
  expect(contractReminders(new Date('2027-02-01Z'), sample ? [later, sample] : []).id).toBe('later');
});

it('counts months from a day, and ends with the month where it has no such day', () => {
  expect([addMonthsToDay('2026-01-31', 1), addMonthsToDay('2024-02-29', 12), addMonthsToDay('2026-03-10', 0)]).toEqual([
    '2026-02-28',
    '2025-02-28',
    '2026-03-10',
  ]);
});
