import { hash, pick } from '../random';
import { activity, call, email, entry, type Line, type Story } from '../story';

const firstNames =
  'Anna Ben Carla David Elif Fritz Gina Hugo Ines Jonas Kira Luca Mila Nico Olga Paul Rosa Sven Tilda Udo Vera Wim Yara Zeno'.split(
    ' ',
  );
const lastNames =
  'Sample Muster Esempio Ejemplo Exemple Voorbeeld Template Fictional Invented Placeholder'.split(' ');

/** What a customer wants, what we say, and how it ends: three sentences of one trade. */
const topics: readonly [readonly string[], ...(readonly string[])[]] = [
  [
    'Could I move my cleaning appointment to next week?',
    'Of course. Wednesday at 14:00 or Friday at 8:30?',
    'Friday is great, thanks',
  ],
  [
    'How much is a haircut for kids?',
    'It is 18 for children under twelve, no booking needed.',
    'Perfect, we will come by on Saturday',
  ],
  [
    'Is the highlights offer still on?',
    'Yes, until the end of the month. Shall I book you in?',
    'Yes please, any evening',
  ],
  [
    'The drain in our kitchen is blocked again.',
    'We can send someone between 13:00 and 15:00.',
    'The neighbour has the key',
  ],
  [
    'Can you send me the invoice for the tap repair?',
    'It is on its way to your mailbox.',
    'Got it, paid just now',
  ],
  [
    'Do you install heat pumps as well?',
    'We do. A first visit is free, and takes about an hour.',
    'Let us do that in spring',
  ],
  [
    'Which moisturiser did you use last time?',
    'The one with oats, for sensitive skin. We keep it in stock.',
    'Please put one aside for me 😊',
  ],
  [
    'I left my umbrella at your place, a red one.',
    'Found it! It is waiting for you at the desk.',
    'You are the best',
  ],
];

const channels =
  'SMS WHATSAPP EMAIL FACEBOOK CALL INSTAGRAM GMB WEBCHAT SMS LIVE_CHAT CUSTOM_PROVIDER_SMS CAMPAIGN_SMS TIKTOK'.split(
    ' ',
  );

/** How a conversation of the given channel usually runs. */
function linesFor(channel: string, key: string): Line[] {
  const topic = pick(topics, `topic ${key}`);
  const [question = '', answer = '', end = ''] = topic;
  switch (channel) {
    case 'EMAIL':
      return [
        email(question.slice(0, 40).replace(/\W+$/, ''), [
          `<Hello,\n${question}`,
          `>Hello,\n${answer}`,
          `<${end}`,
        ]),
      ];
    case 'CALL':
      return [
        call('inbound', 'voicemail', 10 + (hash(key) % 50)),
        90,
        call('outbound', 'completed', hash(key) % 400),
      ];
    case 'CAMPAIGN_SMS':
      return [
        entry(channel, '>Our spring offers are here: https://example.com/spring', { source: 'campaign' }),
      ];
    default:
      return [
        `<${question}`,
        `>${answer}`,
        ...(hash(key) % 3 ? [`<${end}`] : [activity('APPOINTMENT', 'Appointment booked')]),
      ];
  }
}

/** Everyday conversations of the last weeks, so that lists have a second page, also of 100. */
export const filler: readonly Story[] = Array.from({ length: 70 }, (_, i): Story => {
  const key = `Story${String(i + 1).padStart(2, '0')}`;
  const channel = channels[i % channels.length] ?? 'SMS';
  return {
    key,
    name: `${firstNames[(i * 7) % firstNames.length] ?? ''} ${lastNames[i % lastNames.length] ?? ''}`,
    channel,
    ago: 6000 + i * 2000 + (hash(key) % 1500),
    lines: linesFor(channel, key),
    ...(i % 9 === 4 ? { unread: 1 + (i % 4) } : {}),
    ...(i % 11 === 6 ? { starred: true } : {}),
  };
});
