# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DFOLDER=resources/catalogue -DOUT=built_in.cpp -P EmbedCatalogue.cmake
# Makes one source file of the catalogue's texts, so that the program needs no file beside it.
file(READ ${FOLDER}/categories.json categories)
file(GLOB names RELATIVE ${FOLDER} ${FOLDER}/*/*.json)
list(SORT names)
set(types "")
foreach(name ${names})
  file(READ ${FOLDER}/${name} text)
  string(APPEND types "        {\"${name}\", R\"catalogue(${text})catalogue\"},\n")
endforeach()
file(WRITE ${OUT} "// Generated from resources/catalogue.
#include \"model/catalogue/built_in.h\"

namespace nephoscope {

std::string_view builtInCategories()
{
    return R\"catalogue(${categories})catalogue\";
}

std::vector<std::pair<std::string, std::string>> builtInTypes()
{
    return {
${types}    };
}

} // namespace nephoscope
")
