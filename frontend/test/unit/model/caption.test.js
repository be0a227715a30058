import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countWords, readsAsProse } from "../../../app/model/caption.js";

const prose = [
  "A fluffy white dog sitting on a green lawn.",
  "A fluffy white dog sitting on a green lawn",
  "a photo of a dog",
  "The cat is asleep.",
  "flffdog, a fluffy white dog sitting on a lawn in front of a red house",
  "flffdog. A fluffy dog sits on the grass, looking at the camera.",
  "A woman with long brown hair, wearing a red dress, stands in front of a window.",
  "This image shows two children playing with a ball, and a dog watches them.",
  "In the foreground there is a bicycle, behind it a wall covered with ivy",
  "An oil painting of a harbour at dusk, with fishing boats and a lighthouse",
  "Close-up photograph of a butterfly resting on a purple flower in bright sunlight",
  "a man riding a horse on the beach while the sun goes down behind him",
  "A dog.\nA cat.",
  "a dog\na cat",
  "1girl, solo,\nlooking at viewer",
  "He wears a hat. She doesn't.",
  "Photo of Mr. Smith sitting at a desk, reading the newspaper of the day",
  "The sky is blue, the grass is green",
  "A dog sits, a cat stands. Both look at the camera",
  "“Keep out”, says the sign on the old wooden door of the barn.",
  "一只白色的小狗坐在草地上。",
  "A small dog, looking left",
  "there is a small brown bird on the branch, singing",
  "Eine Katze liegt auf dem Sofa und schläft.",
  "un chien blanc assis sur une pelouse verte devant une maison",
];

const tags = [
  "",
  "  \n",
  "dog",
  "dog.",
  "1girl, solo, long hair, looking at viewer",
  "1girl, solo, looking_at_viewer, artoria_pendragon_(fate), saber_(fate)",
  "flffdog",
  "flffdog, dog, grass, outdoors",
  "1girl, solo, smile, open mouth, blue sky, outdoors.",
  "masterpiece, best quality, (detailed eyes:1.2), 8k",
  "a dog, a cat",
  "white dog, sitting on grass, blue sky in background, soft light",
  "!, ?, ..., :d, ^_^, >:(",
  "mr. smith, suit, tie",
  "no humans, scenery, st. basil's cathedral, red square",
  "open mouth",
  "black and white photo",
  "looking at viewer from behind",
  "re:zero, rem_(re:zero), maid headdress",
  "score_9, score_8_up, score_7_up, source_anime, rating_safe",
  "hat, hat ribbon, holding, holding umbrella, standing on one leg",
  "dog,cat,cow",
  "dog, cat, ",
  ", , ,",
  "solo focus, depth of field, blurry background, bokeh, upper body, from side, 1boy, male focus",
  "woman in a red dress, city street, night, rain",
  "Portrait, Studio Lighting, Black Background, 85mm",
  "犬, 猫, 草",
  "été, forêt, lumière douce",
];

describe("readsAsProse", () => {
  for (const text of prose) {
    it(`reads as a caption: ${JSON.stringify(text)}`, () => assert.equal(readsAsProse(text), true));
  }
  for (const text of tags) {
    it(`reads as tags: ${JSON.stringify(text)}`, () => assert.equal(readsAsProse(text), false));
  }
});

describe("countWords", () => {
  it("counts what stands between white space", () => {
    assert.equal(countWords(" a small\ndog, asleep "), 4);
    assert.equal(countWords(""), 0);
  });
});
