import type { Feature } from '@/kit/feature';
import { IconHistory, IconKey, IconStore, IconUsers } from '@/kit/icons';
import { ADMINS, MANAGERS } from './access';

export const identity = {
  name: 'identity',
  screens: [
    {
      path: '/usuarios',
      load: () => import('./users/UsersPage'),
      roles: MANAGERS,
      menu: { label: { es: 'Usuarios', en: 'Users' }, icon: IconUsers, group: 'office' },
    },
    {
      path: '/sucursales',
      load: () => import('./branches/BranchesPage'),
      roles: MANAGERS,
      menu: { label: { es: 'Sucursales', en: 'Branches' }, icon: IconStore, group: 'office' },
    },
    { path: '/sucursales/$code', load: () => import('./branches/BranchPage'), roles: MANAGERS },
    {
      path: '/api-keys',
      load: () => import('./keys/ApiKeysPage'),
      roles: ADMINS,
      menu: { label: { es: 'Claves de API', en: 'API keys' }, icon: IconKey, group: 'office' },
    },
    {
      path: '/auditoria',
      load: () => import('./audit/AuditPage'),
      roles: MANAGERS,
      menu: { label: { es: 'Auditoría', en: 'Audit' }, icon: IconHistory, group: 'office' },
    },
    { path: '/cuenta', load: () => import('./account/AccountPage') },
  ],
  messages: {
    es: () => import('./messages.es'),
    en: () => import('./messages.en'),
    'es-AR': () => import('./messages.es-AR'),
  },
} as const satisfies Feature;
