export default {
  extends: ["stylelint-config-standard"],
  rules: {
    "selector-max-id": 0,
    "declaration-no-important": true,
    "selector-max-specificity": "0,4,1",
    "max-nesting-depth": 3,
    "no-descending-specificity": null,
    "custom-property-pattern": null,
    "selector-class-pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*(__[a-z0-9-]+)?(--[a-z0-9-]+)?$",
  },
};
