import type { SameKeys } from '@/kit/text';
import type spanish from './messages.es';

export default {
  priceCheck: {
    title: 'Check the price',
    scan: 'Hold the product to the scanner',
    type: 'or type its code',
    see: 'Show the price',
    unknownTitle: 'We do not know this code',
    unknownText: 'Ask one of us, we are glad to help. Code: {{code}}',
    noPriceTitle: 'This product has no price here',
    awayTitle: 'We cannot tell you the price right now',
    awayText: 'Back in a moment. Ask one of us, we are glad to help.',
    perUnit: 'per {{unit}}',
    checkedAt: '{{branch}} · price at {{time}}',
    next: 'Another product',
    setUp: 'This screen shows the prices of one branch',
    setUpText: 'Choose the branch. This device remembers it.',
    change: 'Change branch',
    noBranches: 'There are no branches',
    units: { un: 'piece', l: 'litre', m: 'metre', m2: 'square metre', kg: 'kilogram' },
  },
} satisfies SameKeys<typeof spanish>;
