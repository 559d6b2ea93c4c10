import type { SessionUser } from '@/api/token';
import { stockBoundTo } from '@/offline/session/session';

/** Goods travel: whoever keeps them everywhere acts anywhere, everybody else at home; the server decides the same. */
export function mayActAt(user: SessionUser, branch: string): boolean {
  const own = stockBoundTo(user);
  return own === null || own === branch;
}
