import type { Feature } from '@/kit/feature';
import { IconHistory, IconKey, IconShield, IconStore, IconUsers } from '@/kit/icons';

export const identity = {
  name: 'identity',
  screens: [
    {
      path: '/usuarios',
      load: () => import('./users/UsersPage'),
      needs: 'identity.manage_users',
      menu: { label: { es: 'Usuarios', en: 'Users' }, icon: IconUsers, group: 'office' },
    },
    {
      path: '/roles',
      load: () => import('./roles/RolesPage'),
      needs: 'identity.manage_roles',
      menu: { label: { es: 'Roles', en: 'Roles' }, icon: IconShield, group: 'office' },
    },
    {
      path: '/sucursales',
      load: () => import('./branches/BranchesPage'),
      needs: 'identity.manage_registers',
      menu: { label: { es: 'Sucursales', en: 'Branches' }, icon: IconStore, group: 'office' },
    },
    { path: '/sucursales/$code', load: () => import('./branches/BranchPage'), needs: 'identity.manage_registers' },
    {
      path: '/api-keys',
      load: () => import('./keys/ApiKeysPage'),
      needs: 'identity.manage_api_keys',
      menu: { label: { es: 'Claves de API', en: 'API keys' }, icon: IconKey, group: 'office' },
    },
    {
      path: '/auditoria',
      load: () => import('./audit/AuditPage'),
      needs: 'identity.read_audit',
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
