import { activity, entry, type Story } from '../story';

const page = { page_id: '100000000000001', page_name: 'Example Street' };
const widget = { chatWidgetId: 'ChatWidgetExample001' };

/** Friendly conversations over chats, social networks and reviews. */
export const social: readonly Story[] = [
  {
    key: 'MariaWhats',
    name: 'Maria Ejemplo',
    channel: 'WHATSAPP',
    ago: 26,
    unread: 2,
    tags: ['salon'],
    lines: [
      '<¡Hola! ¿Tienen un hueco el viernes por la tarde para corte y color?',
      '>¡Hola, María! Sí, el viernes a las 16:30 con Lucía. ¿Te la reservo?',
      '<Sí, por favor 💇‍♀️',
      activity('APPOINTMENT', 'Appointment booked: Cut and colour, Friday 16:30'),
      entry('WHATSAPP', '<Este es el color que me gusta', {
        attachments: [
          'https://example.com/files/inspiration.png',
          'https://example.com/files/price%20list.pdf',
        ],
      }),
      '<¿Creen que me quedará bien?',
    ],
  },
  {
    key: 'JunInsta',
    name: 'Jun Sample',
    channel: 'INSTAGRAM',
    ago: 43,
    lines: [
      entry('INSTAGRAM', '<Love the balayage in your last post! How much is it for medium hair?', {
        meta: { ig: page },
      }),
      entry(
        'INSTAGRAM',
        '>Thank you! From 140, including cut and care. Would you like a free consultation first?',
        {
          meta: { ig: { ig: page } },
          status: 'read',
        },
      ),
      entry('INSTAGRAM', '<Yes please, any day after 5 pm', { meta: { ig: page } }),
    ],
  },
  {
    key: 'NoorFace',
    name: 'Noor Exempel',
    channel: 'FACEBOOK',
    ago: 92,
    lines: [
      entry('FACEBOOK_COMMENT', '<Do you also repair dripping taps? 💧', { meta: { fb: page } }),
      entry(
        'FACEBOOK',
        '>Hi Noor! We do. A tap takes about half an hour, 65 including the seal. Shall we come by?',
        {
          meta: { fb: { fb: page } },
        },
      ),
      entry('FACEBOOK', '<Great, tomorrow after 3 would work', { meta: { fb: page } }),
    ],
  },
  {
    key: 'AliArabic',
    name: 'علي مثال',
    channel: 'WHATSAPP',
    ago: 128,
    unread: 1,
    lines: [
      '<السلام عليكم، هل يمكنني حجز موعد للأسنان يوم الأحد؟',
      '>وعليكم السلام علي، نعم، لدينا موعد الساعة 11:30 صباحًا. هل يناسبك؟',
      '<نعم، شكرًا جزيلًا 🌷 رقم الملف هو 4711-B',
    ],
  },
  {
    key: 'LenaChat',
    name: 'Lena Muster',
    channel: 'LIVE_CHAT',
    ago: 150,
    lines: [
      entry('LIVE_CHAT_INFO_MESSAGE', 'Visitor started a chat on example.com/prices', {
        ...widget,
        status: undefined,
      }),
      entry('LIVE_CHAT', '<Hi, is the emergency service also available on Sundays?', widget),
      entry('LIVE_CHAT', '>Hello! Yes, around the clock. Do you have a leak right now?', {
        ...widget,
        status: 'read',
      }),
      entry('LIVE_CHAT', '<No, just planning ahead. Thanks!', widget),
      entry('LIVE_CHAT_INFO_MESSAGE', 'Chat ended by visitor', { ...widget, status: undefined }),
    ],
  },
  {
    key: 'RuthReview',
    name: 'Ruth Template',
    channel: 'REVIEW',
    ago: 185,
    starred: true,
    lines: [
      entry(
        'SMS_REVIEW_REQUEST',
        '>Hi Ruth, how was your visit? We would be glad about a review: https://example.com/review',
        {
          source: 'workflow',
          status: 'clicked',
        },
      ),
      '<★★★★★ On time, friendly, and the bathroom was cleaner than before. Recommended!',
      '>Thank you so much, Ruth! The team will be delighted to read this.',
    ],
  },
  {
    key: 'SamGoogle',
    name: 'Sam Specimen',
    channel: 'GMB',
    ago: 240,
    lines: [
      '<Are you open on the public holiday?',
      '>Hi Sam, the salon is closed, the plumbing hotline is open: +1 555 010 0000.',
    ],
  },
  {
    key: 'PriyaTik',
    name: 'Priya Demo',
    channel: 'TIKTOK',
    ago: 410,
    lines: [
      entry('TIKTOK_COMMENT', '<that colour!! 😍 which salon is this'),
      '>Hi Priya, that is us, on Example Street. Show this message for 10 % off your first visit ✨',
      '<omg thank you, see you soon',
    ],
  },
  {
    key: 'ChloeWeb',
    name: 'Chloé Exemple',
    channel: 'WEBCHAT',
    ago: 980,
    lines: [
      '<Bonjour, proposez-vous des soins du visage le samedi ?',
      '>Bonjour Chloé ! Oui, de 9 h à 17 h. Souhaitez-vous réserver ?',
      '<Samedi 11 h, s’il vous plaît. À bientôt !',
    ],
  },
];
