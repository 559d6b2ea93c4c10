import { lazy } from 'react';
import type { Feature } from '@/kit/feature';
import { IconHistory, IconKey, IconStore, IconUsers } from '@/kit/icons';
import { ADMINS, MANAGERS } from './access';
import { messages } from './messages';

export const identity: Feature = {
  screens: [
    {
      path: '/usuarios',
      component: lazy(() => import('./users/UsersPage')),
      roles: MANAGERS,
      menu: { labelKey: 'identity.users.title', icon: IconUsers, group: 'office' },
    },
    {
      path: '/sucursales',
      component: lazy(() => import('./branches/BranchesPage')),
      roles: MANAGERS,
      menu: { labelKey: 'identity.branches.title', icon: IconStore, group: 'office' },
    },
    { path: '/sucursales/$code', component: lazy(() => import('./branches/BranchPage')), roles: MANAGERS },
    {
      path: '/api-keys',
      component: lazy(() => import('./keys/ApiKeysPage')),
      roles: ADMINS,
      menu: { labelKey: 'identity.keys.title', icon: IconKey, group: 'office' },
    },
    {
      path: '/auditoria',
      component: lazy(() => import('./audit/AuditPage')),
      roles: MANAGERS,
      menu: { labelKey: 'identity.audit.title', icon: IconHistory, group: 'office' },
    },
    { path: '/cuenta', component: lazy(() => import('./account/AccountPage')) },
  ],
  messages,
};
