// Every sentence of the page, by Fluent message, in the language of the moment. The language is
// reactive: a change redraws what is shown, without a restart. What the program itself says in
// letters and pages is read from the same files by the Rust side.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

export type Language = 'en' | 'fr';
export const LANGUAGES: readonly Language[] = ['en', 'fr'];
export type Args = Record<string, FluentVariable>;

const files = import.meta.glob<string>('./{en,fr}/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function bundle(language: Language): FluentBundle {
  // No isolation marks: the sentences are also accessible names, compared letter by letter.
  const fresh = new FluentBundle(language === 'fr' ? 'fr-FR' : 'en-GB', { useIsolating: false });
  for (const [path, text] of Object.entries(files)) {
    if (path.startsWith(`./${language}/`)) fresh.addResource(new FluentResource(text));
  }
  return fresh;
}

const made = new Map<Language, FluentBundle>();

/** The messages of a language; they are read when it is first spoken. */
function bundleOf(language: Language): FluentBundle {
  const known = made.get(language) ?? bundle(language);
  made.set(language, known);
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
