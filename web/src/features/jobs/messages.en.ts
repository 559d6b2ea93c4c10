import type { SameKeys } from '@/kit/text';
import type spanish from './messages.es';

export default {
  jobs: {
    title: 'Jobs',
    kind: 'Job',
    status: 'State',
    any: 'All',
    mine: 'Only mine',
    owner: 'Asked for by',
    created: 'Asked for',
    ended: 'Ended',
    cancelOf: 'Cancel: {{name}}',
    download: 'Download',
    downloadOf: 'Download: {{name}}',
    show: 'Show result',
    showOf: 'Show result: {{name}}',
    cancelling: 'It is being cancelled; what it did stays done',
    none: 'There are no jobs',
    about: 'Imports and whatever takes longer than a moment show up here.',
    kinds: {
      catalog_import: 'Import of products',
      platform_job_cleanup: 'Clean-up of old jobs',
    },
  },
} satisfies SameKeys<typeof spanish>;
