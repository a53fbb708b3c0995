import { activity, call, comment, email, entry, type Story } from '../story';
import { receipt } from './mails';

const day = 1440;

/** Friendly everyday conversations by phone, text message and email: with `social`, the newest of the account. */
export const desk: readonly Story[] = [
  {
    key: 'AdaExample',
    name: 'Ada Example',
    channel: 'SMS',
    ago: 4,
    unread: 1,
    starred: true,
    tags: ['patient', 'newsletter'],
    lines: [
      entry(
        'FORM_SUBMISSION',
        '<New patient form\nName: Ada Example\nReason: check-up and cleaning\nBest time: mornings',
      ),
      activity('CONTACT', 'Contact created from form "New patient"'),
      activity('OPPORTUNITY', 'Opportunity created: Check-up · New leads'),
      '>Hi Ada, thanks for getting in touch! We have Tuesday 9:00 or Thursday 10:30 for your check-up. Which suits you better?',
      '<Tuesday at 9 is perfect 🙂',
      activity('APPOINTMENT', 'Appointment booked: Check-up and cleaning, Tuesday 9:00'),
      email('Your appointment at Example Street Dental', [
        '>Hello Ada,\nyour check-up is booked for Tuesday at 9:00 with Dr. Sample. Please bring your insurance card and arrive ten minutes early.\nUntil then!',
        '<Thank you! Is there parking nearby?\nAda',
        '>Yes: the garage on Example Street is free for the first two hours. We stamp your ticket at the desk.',
      ]),
      2 * day,
      call('inbound', 'completed', 132),
      comment('Ada called: sensitive on the upper left. Told Dr. Sample.'),
      3 * day,
      entry('SMS', '>Reminder: your appointment is tomorrow at 9:00. Reply C to confirm.', {
        source: 'workflow',
      }),
      '<C',
      entry('SMS', '>Thank you, you are confirmed for 9:00. See you tomorrow!', {
        source: 'workflow',
        status: 'read',
      }),
      40,
      '<Could my daughter come along for a quick look too?',
    ],
  },
  {
    key: 'OttoQuote',
    name: 'Otto Beispiel',
    channel: 'EMAIL',
    ago: 17,
    company: 'Beispiel & Söhne',
    tags: ['plumbing', 'quote'],
    lines: [
      call('inbound', 'voicemail', 41),
      call('outbound', 'completed', 318),
      email(
        'Quote 1042: new boiler',
        [
          {
            way: 'outbound',
            text: 'Dear Mr. Beispiel,\nas discussed on the phone, please find our quote for the new boiler attached. It includes removal of the old unit and two days of work.',
            more: { attachments: ['https://example.com/files/quote-1042.pdf'] },
          },
          {
            way: 'inbound',
            text: 'Many thanks for the quick quote. Two questions: is the chimney check included, and could you start in the week of the 14th? The floor plan is attached.\nKind regards\nOtto Beispiel',
            more: { attachments: ['https://example.com/files/plan.png'] },
          },
          {
            way: 'outbound',
            text: 'Dear Mr. Beispiel,\nthe chimney check is included, and the 14th works for us.',
            html: '<p>Dear Mr. Beispiel,</p><p>the chimney check <b>is</b> included. Here is the update:</p><table border="1" cellpadding="6" style="border-collapse:collapse"><tr><th align="left">Item</th><th align="right">Price</th></tr><tr><td>Boiler, 24 kW</td><td align="right">2,480.00</td></tr><tr><td>Removal of the old unit</td><td align="right">190.00</td></tr><tr><td>Installation, 2 days</td><td align="right">1,240.00</td></tr><tr><td>Chimney check</td><td align="right">included</td></tr><tr><th align="left">Total</th><th align="right">3,910.00</th></tr></table><p>The 14th works for us. <a href="https://example.com/quotes/1042/accept">Accept the quote online</a></p>',
            more: { attachments: ['https://example.com/files/quote-1042-v2.pdf'], status: 'clicked' },
          },
        ],
        { attachments: ['https://example.com/files/quote-1042.pdf'], status: 'opened' },
      ),
    ],
  },
  {
    key: 'GraceCall',
    name: 'Grace Placeholder',
    channel: 'CALL',
    ago: 65,
    unread: 1,
    lines: [
      call('outbound', 'no-answer', 0),
      call('outbound', 'busy', 0),
      entry('SMS', '>Hi Grace, we tried to reach you about Thursday. Call us back whenever it suits you.'),
      call('inbound', 'voicemail', 27),
    ],
  },
  {
    key: 'IrisPay',
    name: 'Iris Fixture',
    channel: 'EMAIL',
    ago: 300,
    lines: [
      activity('INVOICE', 'Invoice INV-2041 sent: 240.00'),
      email('Invoice INV-2041', [
        '>Hello Iris,\nplease find your invoice for the leak repair below. You can pay online by card or bank transfer.',
      ]),
      day,
      activity('PAYMENT', 'Payment received: 240.00 for INV-2041'),
      email('Receipt for INV-2041', [receipt]),
    ],
  },
  {
    key: 'YamadaRcs',
    name: '山田 見本',
    channel: 'RCS',
    ago: 700,
    lines: [
      '<こんにちは。土曜日に水漏れの点検をお願いできますか?',
      '>山田様、ありがとうございます。土曜日の10時に伺います。',
      '<よろしくお願いします🙏',
    ],
  },
  {
    key: 'NoaHebrew',
    name: 'נועה דוגמה',
    channel: 'SMS',
    ago: 760,
    lines: [
      '<שלום, אפשר להזיז את התור ליום רביעי ב-14:00?',
      '>בטח נועה, התור הוזז ליום רביעי בשעה 14:00.',
      '<תודה! 😊',
    ],
  },
  {
    key: 'FinnTeam',
    name: 'Finn Voorbeeld',
    channel: 'SMS',
    ago: 1300,
    company: 'Voorbeeld Apartments',
    tags: ['property manager'],
    lines: [
      '<Flat 12 has no hot water since this morning, can someone come today?',
      comment('Third call-out this month. Check the circulation pump before replacing the mixer again.'),
      activity('EMPLOYEE_ACTION_LOG', 'Conversation assigned to Rosa Invented'),
      '>Hi Finn, Rosa is on her way and should be there by 14:00.',
      activity('OPPORTUNITY', 'Opportunity moved: Pump replacement · Quote sent'),
      '<She fixed it, hot water is back. Thanks for the fast help! 🚿',
    ],
  },
];
