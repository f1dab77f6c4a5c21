// Every sentence of the page, by Fluent message, in the language of the moment. The language is
// reactive: a change redraws what is shown, without a restart. What the program itself says in
// letters and pages is read from the same files by the Rust side.
import { FluentBundle, type FluentResource, type FluentVariable } from '@fluent/bundle';
import swissTerms from './fr-CH.tsv?raw';

export type Language = 'en' | 'fr';
export const LANGUAGES: readonly Language[] = ['en', 'fr'];
/** Whose terms are spoken, in a language that two countries speak. */
export type Terms = 'usual' | 'swiss';
export type Args = Record<string, FluentVariable>;

// What the terminal alone says is left out.
const files = import.meta.glob<string>(['./{en,fr}/*.ftl', '!./*/{cli,usage,verify}.ftl'], {
  import: 'default',
  eager: true,
});

/** French words and what they are where a call counts in francs of Switzerland. */
const SWISS = swissTerms
  .trim()
  .split('\n')
  .map((line) => line.split('\t'))
  .map(
    ([french = '', swiss = '']) =>
      [new RegExp(`(?<!\\p{L})${french}(?!\\p{L})`, 'gu'), swiss] as const,
  );

function swiss(text: string): string {
  return SWISS.reduce((said, [french, there]) => said.replace(french, there), text);
}

function bundle(language: Language, terms: Terms): FluentBundle {
  // No isolation marks: the sentences are also accessible names, compared letter by letter.
  const fresh = new FluentBundle(language === 'fr' ? 'fr-FR' : 'en-GB', { useIsolating: false });
  const said = (_: string, value: unknown) => (typeof value === 'string' ? swiss(value) : value);
  for (const [path, messages] of Object.entries(files)) {
    if (path.startsWith(`./${language}/`)) {
      const body = JSON.parse(messages, terms === 'swiss' && language === 'fr' ? said : undefined);
      fresh.addResource({ body } as FluentResource);
    }
  }
  return fresh;
}

const made = new Map<string, FluentBundle>();

/** The messages of a language; they are read when it is first spoken. */
function bundleOf(language: Language, terms: Terms = words.terms): FluentBundle {
  const name = `${language} ${terms}`;
  const known = made.get(name) ?? bundle(language, terms);
  made.set(name, known);
  return known;
}

/** The language that the system asks for, of those Paraph speaks. */
export function systemLanguage(preferred: readonly string[] = navigator.languages): Language {
  for (const tag of preferred) {
    const language = LANGUAGES.find((known) => tag.toLowerCase().startsWith(known));
    if (language) return language;
  }
  return 'en';
}

class Words {
  language = $state<Language>('en');
  /** By the call that is worked on: `fr-CH` terms where it counts in francs of Switzerland. */
  terms = $state<Terms>('usual');
  /** Letters stretched by a third and framed, to find text that would be cut or was never translated. */
  pseudo = $state(false);

  speak(language: Language): void {
    this.language = language;
    document.documentElement.lang = language;
  }
}

export const words = new Words();

/** The sentence of a message, with its arguments. */
export function t(id: string, args?: Args): string {
  const spoken = bundleOf(words.language);
  const pattern = spoken.getMessage(id)?.value;
  if (!pattern) return id;
  const text = spoken.formatPattern(pattern, args, []);
  return words.pseudo ? stretch(text) : text;
}

/** Whether a message exists: codes from the work are open to newer versions than the page. */
export function known(id: string): boolean {
  return bundleOf(words.language).hasMessage(id);
}

/** Ids of all messages of a language, for the test that compares them. */
export function messageIds(language: Language): string[] {
  return [...bundleOf(language)._messages.keys()];
}

function stretch(text: string): string {
  const longer = text.replace(/[aeiouy]/g, (vowel) => vowel + vowel);
  return `⟦${longer}⟧`;
}
