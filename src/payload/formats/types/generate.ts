import { InputData, jsonInputForTargetLanguage, quicktype, type LanguageName } from 'quicktype-core';

/** Lines of code with types for the samples; the top one has the name. */
export async function generate(
  language: LanguageName,
  name: string,
  samples: readonly string[],
  indentation: string,
  options: Readonly<Record<string, string | boolean>>,
): Promise<readonly string[]> {
  const input = jsonInputForTargetLanguage(language);
  await input.addSource({ name, samples: [...samples] });
  const inputData = new InputData();
  inputData.addInput(input);
  const { lines } = await quicktype({
    ...fromShapesOnly,
    inputData,
    lang: language,
    indentation,
    rendererOptions: { ...options },
  });
  return lines;
}

/** Names are no evidence of dates, enumerations or maps, and texts there are none. */
const fromShapesOnly = {
  inferMaps: false,
  inferEnums: false,
  inferUuids: false,
  inferDateTimes: false,
  inferIntegerStrings: false,
  inferBooleanStrings: false,
  alphabetizeProperties: false,
  fixedTopLevels: true,
} as const;
