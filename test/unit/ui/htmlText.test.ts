import assert from 'node:assert/strict';
import fc from 'fast-check';
import { htmlText, isHtml } from '../../../src/ui/htmlText';

describe('the words of HTML', () => {
  const cases: Readonly<Record<string, string>> = {
    '': '',
    'no mark-up': 'no mark-up',
    '<p>one</p><p>two</p>': 'one\n\ntwo',
    'one<br>two<br/>three': 'one\ntwo\nthree',
    '<div><div>one</div></div><div>two</div>': 'one\ntwo',
    'w<b>or</b>d and <i>more</i>': 'word and more',
    '  many \n  spaces\t<b> here </b> ': 'many spaces here',
    '<ul><li>one</li><li><p>two</p></li></ul>': '• one\n• two',
    '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>': 'a b\nc',
    '<pre>  kept\n   as it is</pre>': '  kept\n   as it is',
    '<head><title>no</title><style>p > a { }</style></head><body>yes': 'yes',
    '<script>"</scrip>" <b></SCRIPT >yes<style>never closed': 'yes',
    'a<!-- <p>no</p> -->b<!doctype html>c<?xml no?>d<!-- never closed': 'abcd',
    '<a title="a > b" href=\'>\'>link</a>': 'link',
    "<p class=it's>yes": 'yes',
    '<p title="never closed>yes</p>': 'yes',
    '5 < 6, <3 and <> <': '5 < 6, <3 and <> <',
    'cut in a <tag that': 'cut in a',
    '<img src="x" alt="A &quot;smile&quot;"> <img alt=\'\'><img>': 'A "smile"',
    '&lt;b&gt; &amp;amp; &nbsp;&eacute;&Ntilde;&ccedil;&#233;&#xe9;&#128512;&euro;': '<b> &amp; éÑçéé😀€',
    '&nosuch; &xtoString; &constructor; &#0; &#xd800; &#9999999; &':
      '&nosuch; &xtoString; &constructor; � � � &',
    'soft&shy;hyphen\u200b\ufeff, نمی\u200cخواهم': 'softhyphen, نمی\u200cخواهم',
    '<div>&zwnj;&nbsp;&#847;&zwnj;&nbsp;</div>Hello': 'Hello',
  };

  for (const [html, text] of Object.entries(cases)) {
    it(`of ${JSON.stringify(html)}`, () => assert.equal(htmlText(html), text));
  }

  it('are taken out of whatever there is, without what was a tag', () => {
    const part = fc.constantFrom(
      ...['<', '>', '"', "'", '=', '&', '/', ' ', 'a', '\n'],
      '<p ',
      '</p>',
      '<!--',
      '-->',
      '<style',
      '</style>',
      '&lt;',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = htmlText(parts.join(''));
        assert.equal(text, text.replace(/\n{3,}|[ \t]\n|<p\s|<style\s/g, ''));
      }),
    );
  });

  it('are found in a time that grows with the text, however broken it is', () => {
    const size = 1_000_000;
    const broken = [
      '<a href="',
      "<a ='>",
      '<style>',
      '<',
      '<!--',
      '<!',
      '</',
      '<pre>  ',
      '&#',
      '&amp;',
      ' ',
      'x &nbsp;\u200c',
      '<img alt="',
      '<p "',
      '<td> ',
      '<li>',
      '<b>',
      '"=',
    ];
    for (const part of broken) {
      const began = process.cpuUsage();
      htmlText(part.repeat(size / part.length));
      const { user } = process.cpuUsage(began);
      assert.ok(user < 1_500_000, `${part}: ${user} µs`);
    }
  });
});

describe('what is taken for HTML', () => {
  it('begins like it, or is said to be it and has some', () => {
    for (const html of ['<p>Hello', ' \n<!DOCTYPE html>', '<!-- x --><p>', '<br/>', '<TABLE border=0>'])
      assert.equal(isHtml(html, undefined), true, html);
    assert.equal(isHtml('Hello<br>there', 'text/html; charset=utf-8'), true);
  });

  it('is not what somebody wrote with angle brackets', () => {
    for (const text of ['<3 you', '<name> asked', 'a <b>', '< p >', '<page 3>', ''])
      assert.equal(isHtml(text, 'text/plain'), false, text);
    for (const text of ['Ada <ada@example.com> wrote:\nhello', '<https://example.com>', 'a < b'])
      assert.equal(isHtml(text, 'text/html'), false, text);
  });
});
