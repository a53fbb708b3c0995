import { hash } from '../random';

export interface Sentence {
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  /** 0 or 1. */
  readonly speaker: number;
  readonly text: string;
}

/** Who speaks changes with each line. */
const checkUp = [
  'This call may be recorded for quality assurance purposes. Example Street Dental, Rosa speaking, how can I help?',
  'Hi Rosa, this is Ada Example. I have an appointment on Tuesday at nine.',
  'Hello Ada! Yes, I see it here, check-up and cleaning with Doctor Sample.',
  'Right. I wanted to tell you that one tooth has become quite sensitive since the weekend.',
  'Oh, I am sorry to hear that. Which one is it?',
  'Upper left, the second from the back, I think. Mostly with cold drinks.',
  'Does it hurt when you bite on something?',
  'No, only when it is cold. And it goes away after a minute or so.',
  'All right, I am writing that down for the doctor. Are you taking anything for it?',
  'No, I just drink on the other side.',
  'That works too. Would you like to come earlier? I could offer you Monday at half past four.',
  'Monday is difficult, I have to pick up my daughter at five. Tuesday is fine.',
  'Good, then we leave it at Tuesday at nine. I will add ten minutes, so that there is time for an X-ray.',
  'Perfect. Should I still come ten minutes early?',
  'Yes please, there is one form to fill in. And if it gets worse before then, just call, we always keep a slot free.',
  'Thank you, that is good to know.',
  'You are welcome, Ada. See you on Tuesday!',
  'See you on Tuesday. Bye!',
];
const visit = [
  'Example Street Front Desk, good morning.',
  'Good morning. I am calling about the appointment this week.',
  'Sure, what can I do for you?',
  'Could we move it by one hour? Something came up at work.',
  'Let me look. Yes, one hour later is free, shall I change it?',
  'That would be great, thank you.',
  'Done. You will get a message with the new time in a minute.',
  'Wonderful. Is there anything I should bring along?',
  'Only the usual papers. And please ring at the side door, the main entrance is being painted.',
  'I will. Thanks a lot, goodbye!',
];
const voicemail = [
  'Hello, this is a message for the front desk.',
  'I got your text, and Thursday works for me after all.',
  'Please call me back when you have a moment, in the afternoon if you can.',
  'My number is the one you see. Thank you, bye!',
];

/** What is said in a call of so many seconds: the whole story where there is time, its beginning where there is not. */
export function talkOf(id: string, seconds: number, alone: boolean): readonly Sentence[] {
  const lines = alone ? voicemail : id.startsWith('AdaExample') ? checkUp : visit;
  const spoken = lines.reduce((sum, line) => sum + lengthOf(line), 0);
  const pause = Math.min(2.5, Math.max(0.3, (seconds - 2 - spoken) / lines.length));
  const sentences: Sentence[] = [];
  let start = 0.8;
  for (let n = 0; start + 1 < seconds; n++) {
    const text = lines[n % lines.length] ?? '';
    // A message on the machine is said once.
    if (alone && n >= lines.length) break;
    const end = Math.min(start + lengthOf(text), seconds - 0.2);
    sentences.push({ start, end, speaker: alone ? 0 : n % 2, text });
    start = end + pause * (0.6 + (hash(`pause ${id} ${n}`) % 80) / 100);
  }
  return sentences;
}

const lengthOf = (text: string): number => 0.4 + text.length / 16;
