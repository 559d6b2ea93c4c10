import { expect, test } from 'vitest';
import type { SessionUser } from '@/api/token';
import { withPermissions } from './profile';

const told: SessionUser = {
  id: '1',
  username: 'ana',
  name: 'Ana',
  roles: ['cajero'],
  permissions: ['sales.sell', 'sales.correct'],
  branch: 'SCL-01',
};

/** As an older version kept it. */
function before(role: string): SessionUser {
  const { permissions: _, ...rest } = told;
  return { ...rest, roles: [role] } as SessionUser;
}

test('whoever sold before the server told permissions goes on selling offline, and nobody else begins to', () => {
  expect(withPermissions(told)).toBe(told);
  expect(withPermissions(before('cajero')).permissions).toContain('sales.sell');
  expect(withPermissions(before('deposito')).permissions).toEqual([]);
});
