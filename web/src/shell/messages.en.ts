import type { SameKeys } from '@/kit/text';
import type spanish from './messages.es';

export default {
  app: {
    name: 'Ferre-POS',
    menu: 'Menu',
    signOut: 'Sign out',
    account: 'Account',
    language: 'Language',
    languages: { 'es-CL': 'Español (Chile)', 'es-AR': 'Español (Argentina)', en: 'English' },
    colors: 'Colours',
    light: 'Light',
    dark: 'Dark',
    auto: 'As the device',
    offline: 'Offline',
    offlineSince: 'Offline since {{time}}',
    offlineShort: 'Offline {{time}}',
    waiting_one: '{{count}} sale to send',
    waiting_other: '{{count}} sales to send',
    update: 'There is a new version',
    updateNow: 'Update now',
    notFound: 'This page does not exist',
    home: 'Go to the start',
    forbidden: 'Your user may not open this screen',
    needsServer: 'This screen needs the server. It works again by itself once the server is back.',
    skip: 'Skip to content',
    groups: { till: 'Till', warehouse: 'Warehouse', office: 'Office' },
  },
  login: {
    title: 'Sign in',
    username: 'User',
    show: 'Show what is typed',
    offlineHint: 'The server cannot be reached. You may go on with the password you used on this device.',
    continueAs: 'Continue as {{name}}',
    other: 'Another user',
  },
} satisfies SameKeys<typeof spanish>;
