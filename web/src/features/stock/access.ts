import type { SessionUser } from '@/api/token';
import { boundTo, may } from '@/offline/session/session';

/** Goods travel: whoever keeps them everywhere acts anywhere, everybody else at home; the server decides the same. */
export function mayActAt(user: SessionUser, branch: string): boolean {
  const own = boundTo(user);
  return own === null || own === branch || may(user, 'stock.every_branch');
}
